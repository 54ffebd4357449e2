using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Writes a document by another serializer and puts further elements at its end.</summary>
public class ElementAppendingSerializer<TDocument> : IBsonSerializer<TDocument>
{
    private readonly IBsonSerializer<TDocument> _documentSerializer;
    private readonly List<BsonElement> _elements;
    private readonly Action<BsonWriterSettings> _writerSettingsConfigurator;

    public ElementAppendingSerializer(
        IBsonSerializer<TDocument> documentSerializer, IEnumerable<BsonElement> elements, Action<BsonWriterSettings> writerSettingsConfigurator = null)
    {
        ArgumentNullException.ThrowIfNull(documentSerializer);
        ArgumentNullException.ThrowIfNull(elements);
        (_documentSerializer, _elements, _writerSettingsConfigurator) = (documentSerializer, [.. elements], writerSettingsConfigurator);
    }

    public Type ValueType => typeof(TDocument);

    public TDocument Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        throw new NotSupportedException("ElementAppendingSerializer only writes.");

    public void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TDocument value)
    {
        var writer = new ElementAppendingWriter(context.Writer, _elements, _writerSettingsConfigurator);
        _documentSerializer.Serialize(BsonSerializationContext.CreateRoot(writer, builder => builder.IsDynamicType = context.IsDynamicType), args, value);
    }

    object IBsonSerializer.Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => Deserialize(context, args);

    void IBsonSerializer.Serialize(BsonSerializationContext context, BsonSerializationArgs args, object value) => Serialize(context, args, (TDocument)value);

    /// <summary>Notices the end of the outermost document.</summary>
    private sealed class ElementAppendingWriter(IBsonWriter wrapped, List<BsonElement> elements, Action<BsonWriterSettings> configurator)
        : WrappingBsonWriter(wrapped)
    {
        private int _depth;

        public override void WriteStartDocument()
        {
            _depth++;
            base.WriteStartDocument();
        }

        public override void WriteEndDocument()
        {
            if (--_depth == 0) Append();
            base.WriteEndDocument();
        }

        // Bytes have an end of their own: a document that gets more elements cannot be copied whole.
        public override void WriteRawBsonDocument(IByteBuffer slice)
        {
            if (_depth == 0) BsonCopy.Document(slice, this);
            else base.WriteRawBsonDocument(slice);
        }

        private void Append()
        {
            if (configurator is not null) Wrapped.PushSettings(configurator);
            var context = BsonSerializationContext.CreateRoot(Wrapped);
            foreach (var element in elements)
            {
                Wrapped.WriteName(element.Name);
                BsonValueSerializer.Write(context, element.Value);
            }
            if (configurator is not null) Wrapped.PopSettings();
        }
    }
}
