namespace Grpc.Core;

/// <summary>The call for which <see cref="AsyncAuthInterceptor"/> gives credentials.</summary>
public class AuthInterceptorContext
{
    /// <summary>A call.</summary>
    /// <param name="serviceUrl">The service, with scheme and authority.</param>
    /// <param name="methodName">The method's own name.</param>
    public AuthInterceptorContext(string serviceUrl, string methodName)
        : this(serviceUrl, methodName, CancellationToken.None)
    {
    }

    /// <summary>A call that can be cancelled.</summary>
    /// <param name="serviceUrl">The service, with scheme and authority.</param>
    /// <param name="methodName">The method's own name.</param>
    /// <param name="cancellationToken">Cancelled with the call.</param>
    public AuthInterceptorContext(string serviceUrl, string methodName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(serviceUrl);
        ArgumentNullException.ThrowIfNull(methodName);
        ServiceUrl = serviceUrl;
        MethodName = methodName;
        CancellationToken = cancellationToken;
    }

    /// <summary>The service, with scheme and authority.</summary>
    public string ServiceUrl { get; }

    /// <summary>The method's own name.</summary>
    public string MethodName { get; }

    /// <summary>Cancelled with the call.</summary>
    public CancellationToken CancellationToken { get; }
}

/// <summary>Adds the headers that prove who makes a call.</summary>
/// <param name="context">The call.</param>
/// <param name="metadata">Where the headers go.</param>
public delegate Task AsyncAuthInterceptor(AuthInterceptorContext context, Metadata metadata);
