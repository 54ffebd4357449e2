using FluentValidation;
using FluentValidation.Results;
using Pim.Application.Events;
using Pim.Domain.Events;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Events;

/// <summary>
/// What requests about events must look like; the events themselves are looked at one by one, by <see cref="EventReader"/> and the rules of the
/// domain.
/// </summary>
internal static class EventShapes
{
    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes
        .Add<V1.WriteEventsRequest>(v => v.RuleFor(r => r.Events).OneTo(EventIntake.MaxBatch))
        .Add<V1.ReadCustomerEventsRequest>(v => v.OneOf(r => r.CustomerId, r => r.VisitorId))
        .Add<V1.EraseCustomerRequest>(v => v.OneOf(r => r.CustomerId, r => r.VisitorId))
        .Add<V1.GetErasureRequest>(v => v.OneOf(r => r.CustomerId, r => r.VisitorId));

    private static void OneOf<T>(this AbstractValidator<T> validator, Func<T, string> customer, Func<T, string> visitor) =>
        validator.RuleFor(request => request).Custom((request, context) =>
        {
            var (customerId, visitorId) = (customer(request), visitor(request));
            if (customerId.Length > 0 == visitorId.Length > 0) Fail("customer_id", "Either this or visitor_id must be given, not both.", "REQUIRED");
            else if (!EventRules.IsId(customerId + visitorId)) Fail(customerId.Length > 0 ? "customer_id" : "visitor_id", EventRules.IdRule, "INVALID_ID");

            void Fail(string field, string message, string reason) => context.AddFailure(new ValidationFailure(field, message) { ErrorCode = reason });
        });
}
