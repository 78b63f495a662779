from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0002_learnt"),
    ]

    operations = [
        migrations.AddField(
            model_name="course",
            name="helps_with",
            field=models.JSONField(blank=True, default=list, verbose_name="helps with"),
        ),
    ]
