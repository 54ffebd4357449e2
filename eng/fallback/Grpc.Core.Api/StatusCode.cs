namespace Grpc.Core;

/// <summary>The outcomes a call can have. The numbers go over the wire.</summary>
public enum StatusCode
{
    /// <summary>Success.</summary>
    OK = 0,

    /// <summary>The call was cancelled, usually by its caller.</summary>
    Cancelled = 1,

    /// <summary>An error that says too little to be anything else.</summary>
    Unknown = 2,

    /// <summary>The request is wrong whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>The deadline passed first. The operation may have been carried out all the same.</summary>
    DeadlineExceeded = 4,

    /// <summary>What was asked for does not exist.</summary>
    NotFound = 5,

    /// <summary>What was to be created exists already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota, or some other limited good, is used up.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state the operation needs; a retry helps only after that state is mended.</summary>
    FailedPrecondition = 9,

    /// <summary>A concurrent change won; a retry from the start of the sequence may succeed.</summary>
    Aborted = 10,

    /// <summary>The position asked for lies past the end of what there is.</summary>
    OutOfRange = 11,

    /// <summary>The server does not offer the operation.</summary>
    Unimplemented = 12,

    /// <summary>The server broke one of its own rules: its bug.</summary>
    Internal = 13,

    /// <summary>The service cannot be reached just now; a retry after a pause may succeed.</summary>
    Unavailable = 14,

    /// <summary>Data was lost or damaged beyond repair.</summary>
    DataLoss = 15,

    /// <summary>The call carried no valid proof of who makes it.</summary>
    Unauthenticated = 16,
}
