using Pim.Domain.Publications;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Publications;

/// <summary>Writes when publications are to change.</summary>
internal sealed class ScheduleTable(Session session)
{
    private readonly Statement _put = session.Prepare("""
        INSERT INTO schedules (sku, channel, publish_time, expire_time, next_time, actor, error) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (sku, channel) DO UPDATE SET publish_time = ?3, expire_time = ?4, next_time = ?5, actor = ?6, error = ?7
        """);

    private readonly Statement _remove = session.Prepare("DELETE FROM schedules WHERE sku = ?1 AND channel = ?2");
    private readonly Statement _removeProduct = session.Prepare("DELETE FROM schedules WHERE sku = ?1");
    private readonly Statement _removeChannel = session.Prepare("DELETE FROM schedules WHERE channel = ?1");

    /// <summary>Keeps a schedule in place of the one before, unless nothing is left to be done.</summary>
    public void Save(PublicationSchedule schedule)
    {
        if (schedule.IsSpent)
        {
            _remove.Bind(1, schedule.Sku).Bind(2, schedule.Channel).Run();
            return;
        }
        _put.Bind(1, schedule.Sku).Bind(2, schedule.Channel).Bind(3, schedule.PublishTime).Bind(4, schedule.ExpireTime).Bind(5, schedule.NextTime)
            .Bind(6, schedule.Actor).Bind(7, schedule.Error).Run();
    }

    public void RemoveProduct(string sku) => _removeProduct.Bind(1, sku).Run();

    public void RemoveChannel(string channel) => _removeChannel.Bind(1, channel).Run();
}
