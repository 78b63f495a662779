"""Sentences about whole files, their sheets and columns, and about taking imports back."""

from django.utils.translation import gettext_noop as _

FILES = (
    _("the file is empty"),
    _("the packed file is empty"),
    _("the packed file is damaged; copy or download it again"),
    _("this is no table; save it as CSV, XLSX, XLS or Parquet"),
    _("the file has %(size)s, more than the %(limit)s allowed; split it into several"),
    _("the file has %(size)s, more than the %(limit)s allowed; split it"),
    _("unpacked, the file has more than the %(limit)s allowed; split it into several"),
    _("the file cannot be opened (%(error)s)"),
    _("the file has no filled row at its start"),
    _("more than %(most)s rows; split the file into several"),
    _("row %(row)s has more than the %(most)s columns allowed; remove those that are not needed"),
    _("row %(row)s cannot be split into cells (%(error)s); is a quotation mark left open?"),
    _(
        "after row %(row)s the text is not %(encoding)s; save the file as UTF-8,"
        " or name its encoding in the mapping"
    ),
    _("the text is not %(encoding)s; save the file as UTF-8, or name its encoding in the mapping"),
    _("'%(encoding)s' is no encoding; write one like utf-8, cp1252 or gb18030"),
    _("'%(mark)s' cannot separate cells; write one character, such as ;"),
    _("the Parquet file cannot be read (%(error)s); write or copy it again"),
    _("a cell has %(count)s characters, more than the %(most)s allowed"),
    _("the workbook has no filled sheet"),
    _("the workbook is damaged; open it in a spreadsheet program and save it"),
    _("the workbook cannot be read (%(error)s); open it in a spreadsheet program and save it anew"),
    _("the workbook holds macros, which are never run; save it as plain XLSX"),
    _("the workbook declares XML entities, as no spreadsheet program does; save it anew"),
    _("this is no XLSX workbook; save it as XLSX or CSV"),
    _("the workbook has %(count)s parts, more than the %(most)s allowed"),
    _("the workbook has more than the %(most)s cells allowed; save it as CSV"),
    _("the workbook has %(size)s, more than the %(limit)s allowed; save it as CSV"),
    _("unpacked, the workbook has %(size)s, more than the %(limit)s allowed; save it as CSV"),
    _("the workbook unpacks to %(count)s times its size, more than the %(most)s allowed; save it as CSV"),
    _(
        "the workbook needs more than %(limit)s or %(count)s seconds to open; remove cells far away"
        " from the table, or save it as CSV"
    ),
    _("the workbook took more than %(count)s seconds; save it as CSV"),
    _("there is no row below the header"),
    _("is not in the file; it has: %(columns)s"),
    _("is not in the file"),
    _("is no field of %(kind)s"),
    _("is no centre of the company"),
    _("is built in"),
    _("is for %(kind)s, not for %(other_kind)s"),
    _("is not known"),
    _("is no longer here"),
    _("has not been tried as it is now"),
    _("has rows with errors"),
    _("%(count)s outlets are not on record, and no centre is named for them"),
    _("has been corrected or withdrawn since"),
    _("has been withdrawn since"),
    _("has been corrected since"),
    _("has been edited since"),
    _("has been recorded anew since"),
    _("has been replaced or withdrawn since"),
    _("is no longer there"),
    _("is used by a sale"),
    _("is used by a %(what)s"),
    _("is used by %(what)s"),
    _("was given anew from %(day)s"),
    _("was taken back on %(day)s"),
    _("its file is missing"),
    _("somebody else recorded sales at the same moment"),
)

FILE_REMEDIES = (
    _("look at the file"),
    _("name one of: %(choices)s"),
    _("name another"),
    _("choose another name"),
    _("upload the file again"),
    _("import the file again"),
    _("try it first"),
    _("correct them, or leave them out"),
    _("take that back first"),
    _("take back the later delivery first"),
    _("take the sale back first"),
    _("take the %(what)s back first"),
    _("put it right by hand"),
    _("put it back from a backup"),
    _("record them once more"),
)

# What the command line asks for with an option, a page asks for with one of its fields.
ON_SCREEN = {
    "no row has the values of --only": _("no row has the value that you asked for"),
    "has no column; the file has: %(columns)s": _("no column was chosen; the file has: %(columns)s"),
    "its columns are: %(columns)s": _("its columns are: %(columns)s"),
    "'%(value)s' and the others read as day/month as well as month/day": _(
        "'%(value)s' and the others read as day/month as well as month/day"
    ),
    "the point of '%(value)s' and of the others may start decimals or part thousands": _(
        "the point of '%(value)s' and of the others may start decimals or part thousands"
    ),
    "say which with --dates dmy or --dates mdy, or `dates:` in the mapping": _(
        "choose under “Days” which comes first"
    ),
    "say what starts decimals with --decimal . or --decimal , or `decimal:` in the mapping": _(
        "choose under “Decimals” what starts them"
    ),
    "name it with --map %(field)s=COLUMN": _("choose its column"),
    "add a column, or say --centre CODE": _("add a column, or choose a centre for rows that name none"),
    "write the centre, or say --centre": _("write the centre, or choose one for rows that name none"),
    "say --centre CODE, or import the outlets first": _(
        "choose a centre for rows that name none, or import the outlets first"
    ),
    "name another, or take the lines of outlets on record with --known-outlets": _(
        "name another, or take the lines of outlets on record only"
    ),
    "see them with `ronda imports`": _("look at the list of imports"),
}
