using Grpc.Core;
using Pim.Application.Events;
using Pim.Domain;
using Pim.Domain.Events;
using PimService.Errors;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Events;

/// <summary>Takes events in over gRPC, answers what is kept of somebody, and erases it.</summary>
internal sealed class EventsService(EventIntake intake, CustomerRecords records) : V1.EventService.EventServiceBase
{
    private const int EventsInMessage = 500;

    /// <inheritdoc/>
    public override async Task<V1.WriteEventsResponse> WriteEvents(V1.WriteEventsRequest request, ServerCallContext context)
    {
        var violations = new List<Violation>();
        var events = new List<Event>(request.Events.Count);
        for (var i = 0; i < request.Events.Count && violations.Count <= Violations.Max; i++)
        {
            if (Read(request.Events[i], $"events[{i}].", violations) is { } happened) events.Add(happened);
        }
        PimException.ThrowIfAny(Violations.Capped(violations));
        if (!request.ValidateOnly) await intake.AppendAsync(events, context.CancellationToken);
        return new V1.WriteEventsResponse { EventCount = events.Count };
    }

    /// <inheritdoc/>
    public override async Task ImportEvents(
        IAsyncStreamReader<V1.ImportEventsRequest> requestStream, IServerStreamWriter<V1.ImportEventsResponse> responseStream, ServerCallContext context)
    {
        var (index, validateOnly) = (0L, false);
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var request = requestStream.Current;
            if (request.Events.Count > EventIntake.MaxBatch)
                throw PimException.Violated(
                    [new("events", $"Must have at most {EventIntake.MaxBatch} entries, not {request.Events.Count}.", "COUNT_OUT_OF_RANGE")]);
            if (index == 0) validateOnly = request.ValidateOnly;
            var response = new V1.ImportEventsResponse { FirstIndex = index, RowCount = request.Events.Count };
            var events = ReadRows(request, response);
            if (!validateOnly) await intake.AppendAsync(events, context.CancellationToken);
            await responseStream.WriteAsync(response, context.CancellationToken);
            index += request.Events.Count;
        }
    }

    /// <inheritdoc/>
    public override async Task ReadCustomerEvents(
        V1.ReadCustomerEventsRequest request, IServerStreamWriter<V1.ReadCustomerEventsResponse> responseStream, ServerCallContext context)
    {
        var events = await records.ReadAsync(PersonOf(request.CustomerId, request.VisitorId), context.CancellationToken);
        foreach (var some in events.Chunk(EventsInMessage))
            await responseStream.WriteAsync(new V1.ReadCustomerEventsResponse { Events = { some.Select(EventWriter.Write) } }, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<V1.Erasure> EraseCustomer(V1.EraseCustomerRequest request, ServerCallContext context) =>
        EventWriter.Write(await records.EraseAsync(PersonOf(request.CustomerId, request.VisitorId), Writes.Actor(context), context.CancellationToken));

    /// <inheritdoc/>
    public override async Task<V1.Erasure> GetErasure(V1.GetErasureRequest request, ServerCallContext context) =>
        EventWriter.Write(await records.GetProofAsync(PersonOf(request.CustomerId, request.VisitorId), context.CancellationToken));

    private List<Event> ReadRows(V1.ImportEventsRequest request, V1.ImportEventsResponse response)
    {
        var events = new List<Event>(request.Events.Count);
        for (var i = 0; i < request.Events.Count; i++)
        {
            var violations = new List<Violation>();
            var happened = Read(request.Events[i], "", violations);
            if (happened is not null && violations.Count == 0) events.Add(happened);
            else response.Rejections.Add(
                new V1.EventRejection { Index = response.FirstIndex + i, Error = StatusMapper.ToPart(PimException.Violated(Violations.Capped(violations))) });
        }
        return events;
    }

    private Event? Read(V1.Event message, string path, List<Violation> violations)
    {
        var happened = EventReader.Read(message, path, violations);
        if (happened is not null) intake.Check(happened, path, violations);
        return happened;
    }

    private static Person PersonOf(string customerId, string visitorId) => customerId.Length > 0 ? Person.Customer(customerId) : Person.Visitor(visitorId);
}
