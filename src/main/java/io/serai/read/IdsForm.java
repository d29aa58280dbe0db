package io.serai.read;

import java.util.ArrayList;
import java.util.List;

/** Several ids in one cell, separated by a comma, a semicolon or a pipe. Canonical: separated by {@link #SEPARATOR}. */
final class IdsForm implements CellForm {
    static final char SEPARATOR = '|';

    private final CellForm id;

    IdsForm(CellForm id) {
        this.id = id;
    }

    @Override
    public String canonical(String cell) throws CellFault {
        for (String one : split(cell.replace(',', SEPARATOR).replace(';', SEPARATOR))) {
            id.canonical(one);
        }
        return cell.replace(',', SEPARATOR).replace(';', SEPARATOR);
    }

    /** The ids of a canonical cell, stripped, empty ones left out, none twice. */
    static List<String> split(String canonical) {
        List<String> ids = new ArrayList<>(2);
        int start = 0;
        for (int i = 0; i <= canonical.length(); i++) {
            if (i == canonical.length() || canonical.charAt(i) == SEPARATOR) {
                String one = canonical.substring(start, i).strip();
                if (!one.isEmpty() && !ids.contains(one)) {
                    ids.add(one);
                }
                start = i + 1;
            }
        }
        return ids;
    }
}
