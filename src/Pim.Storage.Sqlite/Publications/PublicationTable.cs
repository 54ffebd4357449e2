using Pim.Domain.Publications;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Publications;

/// <summary>Writes which revision each channel has, and remembers the channels that ever had something.</summary>
internal sealed class PublicationTable(Session session)
{
    private readonly Statement _find = session.Prepare("SELECT revision FROM publications WHERE channel = ?1 AND sku = ?2");

    private readonly Statement _put = session.Prepare("""
        INSERT INTO publications (channel, sku, revision, time, actor) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (channel, sku) DO UPDATE SET revision = ?3, time = ?4, actor = ?5
        """);

    private readonly Statement _remove = session.Prepare("DELETE FROM publications WHERE channel = ?1 AND sku = ?2 RETURNING revision");
    private readonly Statement _removeChannel = session.Prepare("DELETE FROM publications WHERE channel = ?1");
    private readonly Statement _addFeed = session.Prepare("INSERT INTO feeds (channel) VALUES (?1) ON CONFLICT (channel) DO NOTHING");
    private readonly Statement _feeds = session.Prepare("SELECT channel FROM feeds");

    /// <summary>The revision that a channel has; 0 when it has none.</summary>
    public long Find(string channel, string sku) => _find.Bind(1, channel).Bind(2, sku).ReadNumber() ?? 0;

    public void Put(Publication publication) =>
        _put.Bind(1, publication.Channel).Bind(2, publication.Sku).Bind(3, publication.Revision).Bind(4, publication.Time).Bind(5, publication.Actor).Run();

    /// <summary>Ends a publication; false when there is none.</summary>
    public bool Remove(string channel, string sku) => _remove.Bind(1, channel).Bind(2, sku).ReadNumber() is not null;

    /// <summary>Ends all publications of a channel.</summary>
    public void RemoveChannel(string channel) => _removeChannel.Bind(1, channel).Run();

    /// <summary>Remembers a channel that is about to have something.</summary>
    public void AddFeed(string channel) => _addFeed.Bind(1, channel).Run();

    /// <summary>The channels that ever had something.</summary>
    public List<string> ListFeeds()
    {
        var channels = new List<string>();
        using (_feeds)
        {
            while (_feeds.Step()) channels.Add(_feeds.Text(0));
        }
        return channels;
    }
}
