using System.Text;

namespace ZeroTrust.Scenarios.Running;

/// <summary>What a process prints, line by line, and a way to wait for one of the lines.</summary>
internal sealed class Transcript
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _lines = new();
    private TaskCompletionSource<bool>? _waiting;
    private string? _mark;
    private bool _ended;

    /// <summary>Takes a line; null says that no more will come.</summary>
    public void Add(string? line)
    {
        lock (_lock)
        {
            if (line is null || line == _mark)
            {
                _ended |= line is null;
                _waiting?.TrySetResult(line is not null);
                return;
            }

            _lines.AppendLine(line);
        }
    }

    /// <summary>Completes with true when the line comes, with false when the process has printed its last one before.</summary>
    public Task<bool> WaitForAsync(string mark)
    {
        lock (_lock)
        {
            _mark = mark;
            _waiting = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_ended)
            {
                _waiting.SetResult(false);
            }

            return _waiting.Task;
        }
    }

    /// <summary>What was printed since it was taken last.</summary>
    public string Take()
    {
        lock (_lock)
        {
            var text = _lines.ToString();
            _lines.Clear();
            return text;
        }
    }
}
