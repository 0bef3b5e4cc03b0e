"""ODM files read back with lxml and ODM's own schema: by nothing of the program itself."""

from functools import cache
from importlib.resources import files

from lxml import etree

NAMESPACE = "http://www.cdisc.org/ns/odm/v1.3"
NAMES = {"o": NAMESPACE}
OWN = "trial-coordinator"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@cache
def schema():
    """The schema of ODM 1.3.2, as it comes with odmlib."""
    path = files("odmlib") / "schemas" / "odm" / "1.3.2" / "ODM1-3-2.xsd"
    return etree.XMLSchema(etree.parse(str(path)))


def found(node, path, **names):
    return node.xpath(path, namespaces=NAMES, **names)


class OdmFile:
    def __init__(self, content):
        self.root = etree.fromstring(content)

    def all(self, path):
        return found(self.root, path)

    def one(self, path):
        (node,) = self.all(path)
        return node

    def words(self, path):
        return [node.text for node in self.all(path)]

    def criteria(self, kind, version=-1):
        """Give (code, text) of the criteria, in the order of their references."""
        metadata = self.all("//o:MetaDataVersion")[version]
        items = {item.get("OID"): item for item in found(metadata, "o:ItemDef")}
        refs = found(
            metadata,
            "o:ItemGroupDef[o:Alias[@Context=$c and @Name=$k]]/o:ItemRef",
            c=f"{OWN}/kind",
            k=kind,
        )
        places = [int(ref.get("OrderNumber")) for ref in refs]
        assert places == list(range(1, len(places) + 1))
        wanted = [items[ref.get("ItemOID")] for ref in refs]
        return [
            (alias(item, "code"), found(item, "o:Question/o:TranslatedText")[0].text)
            for item in wanted
            if found(item, "o:Question")
        ]

    def history(self, end):
        """Give what stood at the item whose identifier ends so: (transaction, value, who)."""
        return [
            (
                data.get("TransactionType"),
                data.get("Value"),
                (found(data, "o:AuditRecord/o:UserRef/@UserOID") or [None])[0],
                (found(data, "o:AuditRecord/o:ReasonForChange/text()") or [None])[0],
            )
            for data in self.all("//o:ItemData")
            if data.get("ItemOID").endswith(end)
        ]

    def value(self, oid):
        values = self.all(f"//o:ItemData[@ItemOID='{oid}']/@Value")
        return values[-1] if values else None


def alias(item, name):
    names = found(item, "o:Alias[@Context=$c]/@Name", c=f"{OWN}/{name}")
    return names[0] if names else None
