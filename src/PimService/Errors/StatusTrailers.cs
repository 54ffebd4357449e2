using Microsoft.AspNetCore.Http.Features;

namespace PimService.Errors;

/// <summary>The status of a call in the answer, where its caller looks for it: in the trailers, or in the headers of an answer without a message.</summary>
internal static class StatusTrailers
{
    private const string StatusName = "grpc-status";
    private const string MessageName = "grpc-message";
    private const string DetailsName = "grpc-status-details-bin";

    /// <summary>Whether this status stands there.</summary>
    public static bool Tell(HttpContext context, Grpc.Core.StatusCode status) =>
        context.Response.Headers[StatusName] == status.ToString("D") || Trailers(context)[StatusName] == status.ToString("D");

    /// <summary>Puts a failure in the place of the status that stands there.</summary>
    public static void Write(HttpContext context, in CallFailure failure)
    {
        var place = context.Response.HasStarted ? Trailers(context) : context.Response.Headers;
        place[StatusName] = failure.Status.StatusCode.ToString("D");
        place[MessageName] = PercentEncoding.Encode(failure.Status.Detail);
        if (!failure.Details.IsEmpty) place[DetailsName] = Convert.ToBase64String(failure.Details.Span);
    }

    private static IHeaderDictionary Trailers(HttpContext context) => context.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
}
