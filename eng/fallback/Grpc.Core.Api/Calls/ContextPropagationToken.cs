namespace Grpc.Core;

/// <summary>Stands for a server call in the options of the calls it makes. Only a server makes one.</summary>
public abstract class ContextPropagationToken
{
    internal ContextPropagationToken()
    {
    }
}
