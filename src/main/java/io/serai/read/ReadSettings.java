package io.serai.read;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of reading.
 *
 * @param fileBytesMax larger files, after unpacking, fail
 * @param unpackedRatioMax an archive that unpacks to more than so many times its size fails
 * @param rowCharsMax a longer record is one reject
 * @param cellsMax a record with more cells is one reject
 * @param idCharsMax a longer id is one reject
 * @param customFieldBytesMax larger custom fields, as JSON, are one reject
 * @param chunkRows rows in one chunk
 * @param chunkCharsMax a chunk ends early when its rows have so many characters, a cell counting 32 more
 * @param attemptsMax a file whose reading began so many times and neither ended nor failed is quarantined
 * @param ticketsMax tickets of one file whose lines are counted at a time, for {@code line-ids: position}
 */
@ConfigurationProperties("serai.read")
public record ReadSettings(
        @DefaultValue("20GB") DataSize fileBytesMax,
        @DefaultValue("200") int unpackedRatioMax,
        @DefaultValue("1000000") int rowCharsMax,
        @DefaultValue("2000") int cellsMax,
        @DefaultValue("255") int idCharsMax,
        @DefaultValue("2KB") DataSize customFieldBytesMax,
        @DefaultValue("5000") int chunkRows,
        @DefaultValue("4000000") int chunkCharsMax,
        @DefaultValue("5000000") int ticketsMax,
        @DefaultValue("3") int attemptsMax) {}
