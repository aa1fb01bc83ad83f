package dev.rustaiide.foundation.types;

/** Names a language as LSP does: {@code rust}, {@code toml}, {@code typescript}. */
public record LanguageId(String value) {
    public static final LanguageId PLAIN_TEXT = new LanguageId("plaintext");
    public static final LanguageId RUST = new LanguageId("rust");
    public static final LanguageId TOML = new LanguageId("toml");

    @Override
    public String toString() {
        return value;
    }
}
