using Microsoft.Extensions.Logging;

namespace PimService.Tests;

/// <summary>Keeps what a service logs. Errors that no test took as expected fail the tests.</summary>
internal sealed class LogCollector : ILoggerProvider
{
    private readonly Lock _lock = new();
    private readonly List<LogEntry> _entries = [];
    private readonly List<(Func<LogEntry, bool> Match, TaskCompletionSource<LogEntry> Found)> _waiting = [];

    /// <summary>Everything logged until now.</summary>
    public IReadOnlyList<LogEntry> Entries
    {
        get
        {
            lock (_lock) return [.. _entries];
        }
    }

    /// <summary>The first entry that matches, now or when it comes.</summary>
    public Task<LogEntry> WaitForAsync(Func<LogEntry, bool> match)
    {
        lock (_lock)
        {
            if (_entries.Find(entry => match(entry)) is { } entry) return Task.FromResult(entry);
            var found = new TaskCompletionSource<LogEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((match, found));
            return found.Task;
        }
    }

    /// <summary>Takes out the errors logged until now, which the test expects.</summary>
    public IReadOnlyList<LogEntry> TakeErrors()
    {
        lock (_lock)
        {
            var errors = _entries.FindAll(entry => entry.Level >= LogLevel.Error);
            _entries.RemoveAll(errors.Contains);
            return errors;
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private void Add(LogEntry entry)
    {
        lock (_lock)
        {
            _entries.Add(entry);
            foreach (var (_, found) in _waiting.FindAll(waiting => waiting.Match(entry))) found.TrySetResult(entry);
        }
    }

    private sealed class Logger(LogCollector collector, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            collector.Add(new LogEntry(logLevel, category, formatter(state, exception), exception));
    }
}

/// <summary>One thing logged.</summary>
internal sealed record LogEntry(LogLevel Level, string Category, string Message, Exception? Exception);
