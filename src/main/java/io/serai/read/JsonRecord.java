package io.serai.read;

import io.serai.model.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON record: its members by the names that columns are compared by. Filled by {@link JsonRecords} alone. */
final class JsonRecord {

    private final Map<String, JsonCell> members = new LinkedHashMap<>();
    private @Nullable Reason fault;
    private @Nullable String faultMember;

    Map<String, JsonCell> members() {
        return members;
    }

    void put(String member, JsonCell cell) {
        if (members.putIfAbsent(Header.key(member), cell) != null) {
            fault(Reason.MEMBER_TWICE, member);
        } else if (cell.isNested()) {
            fault(Reason.NOT_FLAT, member);
        } else if (cell.isBroken()) {
            fault(Reason.CONTROL_CHARACTER, member);
        }
    }

    /** The first one counts. */
    void fault(Reason reason, @Nullable String member) {
        if (fault == null) {
            fault = reason;
            faultMember = member;
        }
    }

    @Nullable
    Reason fault() {
        return fault;
    }

    /** Null when the fault is about the whole record. */
    @Nullable
    String faultMember() {
        return faultMember;
    }
}
