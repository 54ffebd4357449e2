using System.Collections.ObjectModel;

namespace Pim.Application.Media.Inspection;

/// <summary>Gathers what is to be written over a file: few and small, whatever the file says of itself.</summary>
internal sealed class PatchList : Collection<FilePatch>
{
    private const int MaxPatches = 1_000;
    private const long MaxBytes = 16 << 20;

    private long _bytes;

    protected override void InsertItem(int index, FilePatch item)
    {
        _bytes += item.Bytes.Length;
        if (Count == MaxPatches || _bytes > MaxBytes) throw new DamagedFileException("it tells too often where it was made");
        base.InsertItem(index, item);
    }
}
