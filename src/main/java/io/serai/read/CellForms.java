package io.serai.read;

import io.serai.feed.Field;
import io.serai.feed.Format;

/** The forms of one feed, made once for a file. */
final class CellForms {
    private final CellForm id;
    private final CellForm ids;
    private final CellForm text = TextForm.text();
    private final CellForm url = new UrlForm();
    private final CellForm email;
    private final CellForm time;
    private final CellForm date;
    private final CellForm gender;
    private final CellForm flag;
    private final CellForm language;
    private final CellForm decimal;
    private final CellForm quantity;
    private final CellForm status;

    CellForms(Format format, ReadSettings settings) {
        id = TextForm.id(settings);
        ids = new IdsForm(id);
        email = new EmailForm(format.severalEmails());
        time = new TimeForm(format);
        date = new DateForm(format);
        gender = WordForm.gender(format);
        flag = WordForm.flag(format);
        language = WordForm.language(format);
        decimal = DecimalForm.of(format);
        quantity = DecimalForm.ofQuantity(format);
        status = StatusForm.of(format);
    }

    CellForm of(Field field) {
        return switch (field) {
            case QUANTITY -> quantity;
            case STATUS -> status;
            default -> of(field.form());
        };
    }

    /** As {@link #of(Field)}, for a field of this form that is no quantity. */
    CellForm of(Field.Form form) {
        return switch (form) {
            case ID -> id;
            case IDS -> ids;
            case TEXT -> text;
            case URL -> url;
            case EMAIL -> email;
            case TIME -> time;
            case DATE -> date;
            case GENDER -> gender;
            case FLAG -> flag;
            case LANGUAGE -> language;
            case DECIMAL -> decimal;
        };
    }
}
