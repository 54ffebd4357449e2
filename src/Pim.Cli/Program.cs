using Pim.Cli.Akeneo;
var f = await AkeneoFolder.OpenAsync(args[0], ";", default);
var n = new Dictionary<string,int>();
await foreach (var r in new AkeneoSource(f, AkeneoOptions.Default).ReadAsync(default)) {
  var k = r.Kind + (r.Row is null ? " refused" : ""); n[k] = n.GetValueOrDefault(k) + 1;
  foreach (var x in r.Violations) System.Console.WriteLine($"{r.Place} {r.Code} {x}");
  foreach (var x in r.Notices) n[x.Reason+" "+x.Field] = n.GetValueOrDefault(x.Reason+" "+x.Field) + 1;
  if (r.Code is "1111111171" or "weight" or "clothing_color_size" or "apollon_blue" or "shoes" or "ecommerce") System.Console.WriteLine(r.Row);
}
foreach (var (k,v) in n) System.Console.WriteLine($"{k}: {v}");
System.Console.WriteLine(f.Files.ReadShare);
