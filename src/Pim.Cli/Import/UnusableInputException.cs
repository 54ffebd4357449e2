namespace Pim.Cli.Import;

/// <summary>What was given (a file, a folder, a mapping, an option) cannot be used; nothing can be done before it is mended. Exit code 2.</summary>
/// <param name="message">What is wrong and where, for the person who gave it.</param>
internal sealed class UnusableInputException(string message) : Exception(message);
