import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0003_course_helps_with"),
        ("people", "0003_map_pictures"),
    ]

    operations = [
        migrations.AddField(
            model_name="savedanswer",
            name="counted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
                verbose_name="counted by",
            ),
        ),
        migrations.AddField(
            model_name="savedanswer",
            name="counted_why",
            field=models.CharField(blank=True, max_length=500, verbose_name="why it counts"),
        ),
        migrations.AddConstraint(
            model_name="savedanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("counted_by__isnull", True),
                    models.Q(("late", True), models.Q(("counted_why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="late_answer_counts_for_a_reason",
            ),
        ),
    ]
