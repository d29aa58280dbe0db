package io.serai.settings;

/** A setting whose value cannot be used; found before anything has started. */
public class UnusableSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String found;
    private final String expected;

    /**
     * @param setting the name below the settings that are being read, such as {@code api-key}
     * @param found what stands there, never a secret
     * @param expected what may stand there
     */
    public UnusableSetting(String setting, String found, String expected) {
        super(setting + ": found " + found + "; expected " + expected);
        this.setting = setting;
        this.found = found;
        this.expected = expected;
    }

    public String setting() {
        return setting;
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }
}
