using Pim.Storage.Tests.MongoDb;
using Pim.Storage.Tests.Sqlite;

return args switch
{
    ["commit-until-killed", var folder] => await CrashTests.CommitUntilKilledAsync(folder),
    ["upload-to-sqlite", var folder] => await SqliteMediaCrashTests.UploadUntilKilledAsync(folder),
    ["upload-to-mongodb", var database] => await MongoMediaCrashTests.UploadUntilKilledAsync(database),
    ["send-until-killed", var folder] => await EventCrashTests.SendUntilKilledAsync(folder),
    _ => 0,
};
