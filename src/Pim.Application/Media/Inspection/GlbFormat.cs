using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>A model in binary glTF (Khronos glTF 2.0, section 4.4).</summary>
internal static class GlbFormat
{
    public static async Task<InspectedFile> ReadAsync(FileReader file, MediaType type)
    {
        var head = (await file.ReadAsync(0, 20)).Span;
        if (Bytes.UInt32Little(head, 4) != 2) throw new DamagedFileException("it is not of version 2");
        if (Bytes.UInt32Little(head, 8) != file.Length) throw new DamagedFileException("it is not as long as it says");
        if (!head[16..].SequenceEqual("JSON"u8)) throw new DamagedFileException("it does not start with its description");
        return new InspectedFile(type, AssetFacts.None);
    }
}
