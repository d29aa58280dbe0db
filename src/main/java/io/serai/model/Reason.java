package io.serai.model;

/**
 * The stable reason codes. A code is never renamed and never reused; {@code docs/reasons.md} lists each with an example.
 * {@link #says} completes a sentence that begins with the column and what was found; {@link #fix} tells the partner what to do.
 */
public enum Reason {
    // a file that cannot be used at all: it goes to failed/
    FILE_EMPTY(Scope.FILE, "has no bytes", "send the export again"),
    HEADER_MISSING(Scope.FILE, "has no header line", "export with column names in the first line"),
    COLUMN_MISSING(Scope.FILE, "lacks a required column", "add the column, or tell the operator its new name"),
    COLUMN_TWICE(Scope.FILE, "has a column name more than once", "give each column its own name"),
    WRONG_DELIMITER(Scope.FILE, "is not separated as agreed", "export with the agreed delimiter"),
    WRONG_CHARSET(Scope.FILE, "is not in the agreed character set", "export in the agreed character set"),
    BROKEN_ARCHIVE(Scope.FILE, "cannot be unpacked", "compress the file again and send it again"),
    ARCHIVE_MEMBERS(Scope.FILE, "does not hold exactly one file", "put exactly one file into the archive"),
    TOO_LARGE(Scope.FILE, "is larger than the limit", "split the export"),
    RATIO_TOO_HIGH(Scope.FILE, "unpacks to far more than it should", "send the file uncompressed"),
    UNFINISHED(Scope.FILE, "ends in the middle of a record", "send the whole file; end the last line with a line end"),
    BUDGET_EXCEEDED(Scope.FILE, "has more rejected rows than agreed", "correct the export; nothing of it was applied"),
    UNREADABLE(Scope.FILE, "cannot be read", "send the file again; if it fails again, ask the operator"),
    SNAPSHOT_SUPERSEDED(
            Scope.FILE, "is older than a full file that was already applied", "nothing; the newer file says it all"),
    SNAPSHOT_REFUSED(
            Scope.FILE,
            "would delete or change more than agreed, and was refused",
            "check that the export is complete, and send it again"),
    QUARANTINED(
            Scope.FILE,
            "stopped the reader every time it was read",
            "ask the operator; do not send the same file again"),
    RELAY_REFUSED(
            Scope.FILE,
            "was to be passed on as it is, and was refused by the destination",
            "read the answer, correct the feed or the file, pass it on again"),
    RELAY_UPLOAD_REFUSED(
            Scope.FILE,
            "was to be passed on as it is, and its bytes were refused by the destination's storage",
            "ask the destination about the content type and the size, pass it on again"),
    RELAY_FAILED(
            Scope.FILE,
            "was passed on as it is, and could not be used by the destination",
            "ask the destination what is wrong with the file, send it corrected"),
    BROKEN_JSON(Scope.FILE, "is not a list of JSON objects", "send one array of objects, or one object after another"),

    // a row that breaks a rule: the others go on
    CELL_COUNT(Scope.ROW, "has a different number of cells than the header", "quote cells that hold the delimiter"),
    ROW_TOO_LARGE(Scope.ROW, "is larger than the limit", "close the quotes, or shorten the cell"),
    QUOTE_OPEN(Scope.ROW, "opens a quote that is never closed", "close the quote"),
    REQUIRED(Scope.ROW, "is empty", "fill the cell"),
    NOT_A_NUMBER(Scope.ROW, "is not a number", "write the number in the agreed form"),
    NUMBER_AMBIGUOUS(Scope.ROW, "may be read as two different numbers", "write the number in the agreed form"),
    NOT_A_DATE(Scope.ROW, "is not a date", "write the date in an agreed form"),
    NO_SUCH_TIME(Scope.ROW, "does not exist in the time zone", "write a time that the clocks showed"),
    NOT_A_FLAG(Scope.ROW, "is neither a yes word nor a no word", "use one of the agreed words"),
    NOT_A_CHOICE(Scope.ROW, "is not one of the known words", "use one of the known words"),
    NOT_AN_EMAIL(Scope.ROW, "is not an e-mail address", "correct the address"),
    NOT_A_URL(Scope.ROW, "is not a web address", "write the whole address, such as https://shop.example/p/1"),
    NOT_A_LANGUAGE(Scope.ROW, "is not a two-letter language code", "use ISO 639-1, such as fr"),
    ID_IN_SCIENTIFIC_NOTATION(Scope.ROW, "was turned into a number by a spreadsheet", "export the id as text"),
    ID_TOO_LONG(Scope.ROW, "is longer than an id may be", "send the real id"),
    CONTACT_MISSING(Scope.ROW, "has neither e-mail nor phone", "fill in one of the two"),
    CUSTOMER_WITHOUT_EMAIL(Scope.ROW, "has no e-mail, which the destination requires", "fill in the e-mail"),
    NEGATIVE_AMOUNT(Scope.ROW, "is below zero", "send amounts of 0 or more, or agree on how returns are told"),
    NEGATIVE_RETURN(Scope.ROW, "is below zero, and returns are not taken", "agree on how returns are told"),
    DATES_OUT_OF_ORDER(Scope.ROW, "lies before the time it has to follow", "correct the two dates"),
    DATE_OUT_OF_RANGE(Scope.ROW, "lies outside the years 1900 to 2100", "correct the date"),
    CONTROL_CHARACTER(Scope.ROW, "holds a control character", "remove it"),
    METADATA_TOO_LARGE(Scope.ROW, "takes more than 2 KB", "shorten it"),
    TEXT_AFTER_QUOTE(Scope.ROW, "has text after a closing quote", "double the quotes inside a quoted cell"),
    NUMBER_OUT_OF_RANGE(Scope.ROW, "lies outside the allowed range", "correct the number"),
    NOT_FLAT(Scope.ROW, "is not one plain value", "send text, a number, true, false or null"),
    MEMBER_TWICE(Scope.ROW, "stands more than once in the record", "name each member once"),

    // an item that was assembled, but that the destination cannot or does not take
    RETURN_REFUSED(Scope.ITEM, "has a total below zero", "agree on how returns are told"),
    RETURN_SKIPPED(Scope.ITEM, "is a return, and returns are set aside", "nothing"),
    ITEM_TOO_LARGE(Scope.ITEM, "is larger than one request may be", "split the ticket"),
    REFUSED_BY_DESTINATION(Scope.ITEM, "was refused alone by the destination", "read the answer, correct, send again"),
    REFUSED_IN_COMPANY(
            Scope.ITEM,
            "was in a refused request, and the search budget ran out",
            "replay it when the others are repaired"),
    NOT_PROCESSED(Scope.ITEM, "was sent alone and not counted as processed", "read the answer, ask the destination"),
    FORGOTTEN(Scope.ITEM, "was erased, since the person asked for it", "nothing; nothing is sent any more"),
    NEVER_OPTED_OUT(
            Scope.ITEM,
            "may be written to, and this hub never said otherwise",
            "nothing; if the destination itself refuses the address, take that back there");

    /** What the reason is about. */
    public enum Scope {
        FILE,
        ROW,
        ITEM
    }

    private final Scope scope;
    private final String says;
    private final String fix;

    Reason(Scope scope, String says, String fix) {
        this.scope = scope;
        this.says = says;
        this.fix = fix;
    }

    public Scope scope() {
        return scope;
    }

    /** Whether an item with this reason is as agreed, so that nobody has to act. */
    public boolean isSetAside() {
        return this == RETURN_SKIPPED || this == NEVER_OPTED_OUT;
    }

    public String says() {
        return says;
    }

    public String fix() {
        return fix;
    }
}
