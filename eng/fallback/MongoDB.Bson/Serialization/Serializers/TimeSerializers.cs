using System.Globalization;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Writes a <see cref="DateTime"/> as milliseconds in UTC and reads it in a kind of time.</summary>
public class DateTimeSerializer(DateTimeKind kind) : StructSerializerBase<DateTime>, IHasRepresentationSerializer
{
    public DateTimeSerializer() : this(DateTimeKind.Utc) { }

    public static DateTimeSerializer Instance { get; } = new();
    public static DateTimeSerializer UtcInstance { get; } = new();
    public static DateTimeSerializer LocalInstance { get; } = new(DateTimeKind.Local);

    public DateTimeKind Kind { get; } = kind;
    public BsonType Representation => BsonType.DateTime;

    public override DateTime Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        EnsureBsonTypeEquals(context.Reader, BsonType.DateTime);
        var utc = BsonUtils.ToDateTimeFromMillisecondsSinceEpoch(context.Reader.ReadDateTime());
        return Kind switch
        {
            DateTimeKind.Local => utc.ToLocalTime(),
            DateTimeKind.Unspecified => DateTime.SpecifyKind(utc, DateTimeKind.Unspecified),
            _ => utc,
        };
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, DateTime value) =>
        context.Writer.WriteDateTime(BsonUtils.ToMillisecondsSinceEpoch(value));

    public override bool Equals(object obj) => base.Equals(obj) && ((DateTimeSerializer)obj).Kind == Kind;
    public override int GetHashCode() => HashCode.Combine(GetType(), Kind);
}

/// <summary>Writes a <see cref="TimeSpan"/> as text or as a number of units.</summary>
public class TimeSpanSerializer(BsonType representation, TimeSpanUnits units) : StructSerializerBase<TimeSpan>, IRepresentationConfigurable<TimeSpanSerializer>
{
    public TimeSpanSerializer() : this(BsonType.String) { }
    public TimeSpanSerializer(BsonType representation) : this(representation, TimeSpanUnits.Ticks) { }

    public BsonType Representation { get; } = representation;
    public TimeSpanUnits Units { get; } = units;

    public override TimeSpan Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.GetCurrentBsonType() switch
    {
        BsonType.String => TimeSpan.Parse(context.Reader.ReadString(), CultureInfo.InvariantCulture),
        BsonType.Int32 => new TimeSpan((long)(context.Reader.ReadInt32() * TicksPerUnit)),
        BsonType.Int64 => Units == TimeSpanUnits.Ticks ? new TimeSpan(context.Reader.ReadInt64()) : new TimeSpan((long)(context.Reader.ReadInt64() * TicksPerUnit)),
        BsonType.Double => new TimeSpan((long)(context.Reader.ReadDouble() * TicksPerUnit)),
        var other => throw CreateCannotBeDeserializedException(other),
    };

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TimeSpan value)
    {
        switch (Representation)
        {
            case BsonType.String: context.Writer.WriteString(value.ToString()); break;
            case BsonType.Int32: context.Writer.WriteInt32(checked((int)(value.Ticks / TicksPerUnit))); break;
            case BsonType.Int64: context.Writer.WriteInt64(Units == TimeSpanUnits.Ticks ? value.Ticks : (long)(value.Ticks / TicksPerUnit)); break;
            case BsonType.Double: context.Writer.WriteDouble(value.Ticks / TicksPerUnit); break;
            default: throw new BsonSerializationException($"'{Representation}' is not a valid TimeSpan representation.");
        }
    }

    public override bool Equals(object obj) => base.Equals(obj) && obj is TimeSpanSerializer other && other.Representation == Representation && other.Units == Units;
    public override int GetHashCode() => HashCode.Combine(GetType(), Representation, Units);
    public TimeSpanSerializer WithRepresentation(BsonType representation) => new(representation, Units);
    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);

    private double TicksPerUnit => Units switch
    {
        TimeSpanUnits.Days => TimeSpan.TicksPerDay,
        TimeSpanUnits.Hours => TimeSpan.TicksPerHour,
        TimeSpanUnits.Minutes => TimeSpan.TicksPerMinute,
        TimeSpanUnits.Seconds => TimeSpan.TicksPerSecond,
        TimeSpanUnits.Milliseconds => TimeSpan.TicksPerMillisecond,
        TimeSpanUnits.Microseconds => TimeSpan.TicksPerMicrosecond,
        TimeSpanUnits.Nanoseconds => 1 / (double)TimeSpan.NanosecondsPerTick,
        _ => 1,
    };
}
