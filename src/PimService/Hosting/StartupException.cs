namespace PimService.Hosting;

/// <summary>The service cannot start, for reasons that whoever runs it can mend.</summary>
/// <param name="sentences">What is wrong, each naming the setting or thing at fault.</param>
internal sealed class StartupException(params string[] sentences) : Exception(string.Join(Environment.NewLine, sentences));
