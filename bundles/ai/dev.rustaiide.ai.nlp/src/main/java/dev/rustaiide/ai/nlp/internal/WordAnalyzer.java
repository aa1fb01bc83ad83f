package dev.rustaiide.ai.nlp.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

import dev.rustaiide.ai.nlp.Words;

/** Identifiers and prose alike become stems of their words, so that a question need not be in the code's spelling. */
final class WordAnalyzer extends Analyzer {
    /** Words of questions and of each language's grammar, which tell nothing. */
    private static final CharArraySet STOPS = CharArraySet.unmodifiableSet(new CharArraySet(List.of("a", "an", "and",
            "are", "as", "at", "be", "by", "do", "does", "for", "from", "how", "if", "in", "into", "is", "it", "its",
            "of", "on", "or", "that", "the", "this", "to", "we", "what", "when", "where", "which", "with", "fn", "pub",
            "let", "mut", "self", "impl"), false));

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokens = new WhitespaceTokenizer();
        return new TokenStreamComponents(tokens, new PorterStemFilter(new StopFilter(tokens, STOPS)));
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        try (reader) {
            var text = new StringWriter();
            reader.transferTo(text);
            return new StringReader(String.join(" ", Words.of(text.toString())));
        } catch (IOException impossible) {
            throw new IllegalStateException("texts are in memory", impossible);
        }
    }

    /** The different stems in {@code text}. */
    Set<String> stems(String text) {
        var stems = new LinkedHashSet<String>();
        try (TokenStream stream = tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                stems.add(term.toString());
            }
            stream.end();
        } catch (IOException impossible) {
            throw new IllegalStateException("texts are in memory", impossible);
        }
        return stems;
    }

    /** The terms of {@code text}, each with the word that it is the stem of; what tells nothing is left out. */
    List<Term> terms(String text) {
        var terms = new ArrayList<Term>();
        for (String word : Words.of(text)) {
            stems(word).forEach(stem -> terms.add(new Term(stem, word)));
        }
        return terms;
    }

    /** A stem and a word that has it. */
    record Term(String stem, String word) {}
}
