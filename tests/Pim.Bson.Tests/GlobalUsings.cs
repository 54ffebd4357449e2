global using MongoDB.Bson;
global using MongoDB.Bson.IO;
global using MongoDB.Bson.Serialization;
global using Xunit;
