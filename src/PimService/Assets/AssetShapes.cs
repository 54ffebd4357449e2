using FluentValidation;
using FluentValidation.Results;
using Google.Protobuf.WellKnownTypes;
using Pim.Domain.Media;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Assets;

/// <summary>What requests about assets must look like.</summary>
internal static class AssetShapes
{
    private const int MaxFilterLength = 10_000;
    private const int MaxQueryLength = 200;

    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes
        .Add<V1.UploadAssetRequest>(v => v.RuleFor(r => r.Header).ChildRules(Header).When(r => r.Header is not null))
        .Add<V1.GetUploadRequest>(v => v.RuleFor(r => r.UploadId).UploadId())
        .Add<V1.GetAssetRequest>(v => v.RuleFor(r => r.Name).AssetName())
        .Add<V1.ListAssetsRequest>(v =>
        {
            v.RuleFor(r => r.PageSize).PageSize();
            v.RuleFor(r => r.Filter).MaxLength(MaxFilterLength);
            v.RuleFor(r => r.Query).MaxLength(MaxQueryLength);
        })
        .Add<V1.UpdateAssetRequest>(v =>
        {
            v.RuleFor(r => r.Asset).NamesAsset();
            v.When(r => r.Asset is not null, () => v.RuleFor(r => r.Asset.ValidUntil).Time());
            v.RuleFor(r => r.UpdateMask).UpdateMask();
        })
        .Add<V1.DeleteAssetRequest>(v => v.RuleFor(r => r.Name).AssetName())
        .Add<V1.ListAssetUsesRequest>(v =>
        {
            v.RuleFor(r => r.Parent).AssetName();
            v.RuleFor(r => r.PageSize).PageSize();
        })
        .Add<V1.DownloadAssetRequest>(v =>
        {
            v.RuleFor(r => r.Name).AssetName();
            v.RuleFor(r => r.Offset).NotNegative();
            v.RuleFor(r => r.Length).NotNegative();
        })
        .Add<V1.DownloadBlobRequest>(v =>
        {
            v.RuleFor(r => r.Sha256).Must(AssetRules.IsSha256).WithErrorCode("INVALID_HASH").WithMessage("Must be 64 lower-case hexadecimal digits.");
            v.RuleFor(r => r.Offset).NotNegative();
            v.RuleFor(r => r.Length).NotNegative();
        });

    private static void Header(InlineValidator<V1.UploadHeader> v)
    {
        v.RuleFor(r => r.UploadId).UploadId();
        v.RuleFor(r => r.Asset).NamesAsset();
        v.When(r => r.Asset is not null, () => v.RuleFor(r => r.Asset.ValidUntil).Time());
        v.RuleFor(r => r.Size).GreaterThan(0).WithErrorCode("OUT_OF_RANGE").WithMessage("Must be 1 or more: an empty file is no asset.");
        v.RuleFor(r => r.Sha256).Must(hash => hash.Length == 0 || AssetRules.IsSha256(hash.ToLowerInvariant()))
            .WithErrorCode("INVALID_HASH").WithMessage("Must be 64 hexadecimal digits.");
        v.RuleFor(r => r.Offset).NotNegative();
        v.RuleFor(r => r.UpdateMask).UpdateMask();
    }

    private static void UploadId<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(id => Guid.TryParseExact(id, "D", out _))
            .WithErrorCode("INVALID_UPLOAD_ID").WithMessage("Must be a UUID, such as \"3f2b8c1e-7a54-4d0b-9c1d-5e6f70819203\".");

    private static void NamesAsset<T>(this IRuleBuilder<T, V1.Asset> rule) =>
        rule.Names(name => ResourceNames.TryAsset(name, out _), "assets/{key}", a => a.Name, a => a.Key, "key", Asset.NameOf);

    private static void NotNegative<T>(this IRuleBuilder<T, long> rule) =>
        rule.GreaterThanOrEqualTo(0).WithErrorCode("OUT_OF_RANGE").WithMessage("Must not be negative.");

    private static void Time<T>(this IRuleBuilder<T, Timestamp?> rule) => rule.Must(time => time is null || IsTime(time.Seconds))
        .WithErrorCode("INVALID_TIME").WithMessage("Must be a time of the years 1 to 9999.");

    private static bool IsTime(long seconds) =>
        seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private static void UpdateMask<T>(this IRuleBuilder<T, FieldMask?> rule) => rule.Custom((mask, context) =>
    {
        for (var i = 0; i < (mask?.Paths.Count ?? 0); i++)
        {
            if (mask!.Paths[i] == "*" || AssetEdit.IsSettable(mask.Paths[i])) continue;
            var known = MaskPath.Unknown(mask.Paths[i], [.. AssetEdit.Settable, "alternative_texts.LOCALE", "captions.LOCALE"]);
            context.AddFailure(new ValidationFailure($"{context.PropertyPath}.paths[{i}]", known) { ErrorCode = "INVALID_MASK" });
        }
    });
}
