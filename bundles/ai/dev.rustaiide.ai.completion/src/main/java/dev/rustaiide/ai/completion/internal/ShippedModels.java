package dev.rustaiide.ai.completion.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.slf4j.LoggerFactory;

/** The models that lie in this bundle; each is absent if it is not there or damaged. */
final class ShippedModels {
    static final String GLOBAL = "/models/completion-global.bin";
    static final String RANKING = "/models/completion-ranking.bin";

    /** Project, licence, and what it was used for, in each line. */
    static final String CORPUS = "/models/completion-corpus.tsv";
    /** As in ai.models.decoder, whose files nobody reads but the runtime. */
    private static final String CORPUS_OF_DECODER = "/models/decoder-corpus.tsv";

    private ShippedModels() {}

    /** Reads them, some megabytes; blocks. */
    static Models read() {
        return new Models(read(GLOBAL, ModelFile::global, GlobalCounts.NONE),
                read(RANKING, ModelFile::ranking, Ranking.untrained()));
    }

    /** The model of words of a language of its own; empty if it is not there or damaged. */
    static Optional<GlobalCounts> words(String name) {
        return Optional.of(read("/models/words-" + name + ".bin", ModelFile::global, GlobalCounts.NONE))
                .filter(read -> read != GlobalCounts.NONE);
    }

    /** The names of the projects that they or the shipped decoder were trained on, without versions. */
    static Set<String> trainedOn() {
        Set<String> names = new HashSet<>();
        for (String list : List.of(CORPUS, CORPUS_OF_DECODER)) {
            try (InputStream in = ShippedModels.class.getResourceAsStream(list)) {
                if (in != null) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                            .forEach(line -> names.add(Families.nameOf(line.split("\t")[0])));
                }
            } catch (IOException damaged) {
                throw new UncheckedIOException(damaged);
            }
        }
        return names;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    private static <T> T read(String name, Reader<T> reader, T without) {
        try (InputStream in = ShippedModels.class.getResourceAsStream(name)) {
            return in == null ? without : reader.read(in);
        } catch (IOException damaged) {
            LoggerFactory.getLogger(ShippedModels.class).error("The model {} cannot be used", name, damaged);
            return without;
        }
    }
}
