"""What an indicator measures: one file each, from frozen tables to one row per spell.

Every measure returns `unit_id, spell_id, num, den, goal, basis` (int64):
the value is `num / den`; `goal` is an additive target or NULL where the policy names the target;
`basis` counts the cases behind it and is held against the indicator's `min_den`.
A total has `den` NULL (it counts as 1, also when spells are added up to a unit).
"""
