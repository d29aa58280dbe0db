package io.serai.receive;

import java.util.Map;

class FolderDropTest extends FolderBacked {

    @Override
    void open() throws Exception {
        in();
    }

    @Override
    void close() {}

    @Override
    String file() {
        return "folder-drop";
    }

    @Override
    String template() {
        return "folder-drop";
    }

    @Override
    Map<String, Object> parameters() {
        return Map.of("directory", home().resolve("in"));
    }

    @Override
    String source() {
        return "file:" + home().resolve("in");
    }
}
