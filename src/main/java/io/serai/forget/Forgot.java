package io.serai.forget;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What was erased or, on a dry run, would be.
 *
 * @param pseudonym what the customer is called from now on; on a dry run only an example
 * @param customers documents that lost all values: 1, or 0 when only tickets or files spoke of them
 * @param orders tickets that lost their buyer
 * @param others carts and visits that lost their visitor, and consents that lost their address
 * @param deadLetters letters that lost what the destination had answered
 * @param answers requests that lost what the destination had answered
 * @param auditEntries entries that no longer name them
 * @param files kept files that lost cells
 * @param unclaimed files in the archive that belong to no drop and named them; they are deleted
 * @param rejects rejected rows that lost cells, in the copies of reject files
 * @param todo what nobody but the operator can do; empty is rare
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Forgot(
        boolean dryRun,
        String partner,
        String pseudonym,
        int customers,
        int orders,
        int others,
        int deadLetters,
        int answers,
        int auditEntries,
        List<KeptFile> files,
        int unclaimed,
        long rejects,
        List<String> todo) {

    /**
     * One file of the archive.
     *
     * @param rows rows that are blank now
     * @param tickets rows that lost who bought it
     */
    public record KeptFile(long drop, String name, long rows, long tickets) {}

    /** Whether anything was found. */
    public boolean any() {
        return customers + orders + others + auditEntries + unclaimed > 0 || rejects > 0 || !files.isEmpty();
    }
}
