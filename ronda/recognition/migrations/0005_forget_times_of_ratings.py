"""How long somebody rated colleagues and how many marks he gave stood with his name: it is forgotten."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("PRAGMA secure_delete = ON")
    apps.get_model("work", "FormTime").objects.filter(form="recognition.colleagues.Rate").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("recognition", "0004_audit_of_raters"),
        ("work", "0002_objects_of_work"),
    ]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
