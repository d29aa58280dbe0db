package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.cases.Case;
import io.serai.cases.CaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tests that stand beside the partner files of this project: what {@code java -jar serai.jar test} runs. */
class PartnerTestsTest {

    @TestFactory
    Stream<DynamicTest> everyTestBesideAPartnerFilePasses() throws IOException {
        List<Path> files = TestCommand.testFiles(List.of(Path.of("routes")));
        assertThat(files).hasSizeGreaterThanOrEqualTo(3);
        return files.stream().flatMap(PartnerTestsTest::tests);
    }

    private static Stream<DynamicTest> tests(Path path) {
        try {
            CaseFile file = CaseFile.read(path);
            return file.cases().stream().map(one -> test(file, one));
        } catch (IOException e) {
            throw new AssertionError(path.toString(), e);
        }
    }

    private static DynamicTest test(CaseFile file, Case one) {
        return DynamicTest.dynamicTest(file.file().getFileName() + ": " + one.name(), () -> assertThat(
                        TestCommand.differences(Map.of(), file, one))
                .as(one.place())
                .isEmpty());
    }
}
