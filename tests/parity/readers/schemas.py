"""The official schemas of GraphML and GEXF.

No package has that of GEXF 1.3, so a file is also held against that of 1.2, as far as the two are alike.
"""

import os
import shutil
import tempfile
from pathlib import Path

from .common import HOME, Skipped, need


def valid(tree, schema):
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(schema))
    assert schema.validate(tree), "; ".join(str(error) for error in list(schema.error_log)[:3])


def folder_in(variable, whose):
    folder = os.environ.get(variable)
    if not folder:
        raise Skipped(f"{variable} names no folder with {whose}")
    return Path(folder)


def graphml_by_its_schema(exports):
    need("lxml")
    from lxml import etree

    schemas = folder_in("NETWORK_SCHEMAS", "graphml.xsd and xlink.xsd")
    with tempfile.TemporaryDirectory() as folder:
        for file in (schemas / "graphml.xsd", schemas / "xlink.xsd", HOME / "yfiles.xsd"):
            shutil.copy(file, folder)
        for options in ([], ["--raw"]):
            valid(etree.parse(exports("graphml", *options)), Path(folder) / "yfiles.xsd")


def gexf_as(namespace, path):
    """Returns GEXF in a namespace in which, as in its schemas, colours and sizes are too: there the specification has
    `viz:color`, as Gephi writes and reads it."""
    from lxml import etree

    text = path.read_bytes().replace(b'xmlns:viz="http://gexf.net/1.3/viz"', b"").replace(b"viz:", b"")
    return etree.fromstring(text.replace(b"http://gexf.net/1.3", namespace))


def gexf_by_its_schema(exports):
    need("lxml")
    schema = folder_in("GEXF_SCHEMAS", "gexf.xsd, dynamics.xsd and viz.xsd of GEXF 1.3") / "gexf.xsd"
    for options in ([], ["--raw"]):
        valid(gexf_as(b"http://gexf.net/1.3", exports("gexf", *options)), schema)


def gexf_by_the_schema_before(exports):
    need("lxml")
    schema = folder_in("NETWORK_SCHEMAS", "gexf.xsd and viz.xsd of GEXF 1.2") / "gexf.xsd"
    tree = gexf_as(b"http://www.gexf.net/1.2draft", exports("gexf"))
    tree.set("version", "1.2")
    for edge in tree.iterfind(".//{*}edge"):
        edge.attrib.pop("kind")
    valid(tree, schema)
