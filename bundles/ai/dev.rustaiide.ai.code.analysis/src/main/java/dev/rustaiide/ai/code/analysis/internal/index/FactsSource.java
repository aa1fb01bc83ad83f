package dev.rustaiide.ai.code.analysis.internal.index;

/** A syntax tree that facts can be read from. */
@FunctionalInterface
public interface FactsSource {
    /** @param language the number of the language for {@link FileFacts#language} */
    FileFacts facts(int language, Names names);
}
