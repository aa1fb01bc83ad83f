package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelStore.Entry;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** The models of a store in their order: by name, the current version first, then the latest. */
final class Shelf {
    private final List<StoredCard> cards;
    private final StoreFolder folder;
    private final Map<String, StoredCard> current = new LinkedHashMap<>();

    Shelf(List<StoredCard> cards, StoreFolder folder) {
        this.cards = cards.stream().sorted(Comparator.comparing((StoredCard card) -> card.id().name())
                .thenComparing(Comparator.comparing(StoredCard::sequence).reversed())).toList();
        this.folder = folder;
        for (StoredCard card : this.cards) {
            current.putIfAbsent(card.id().name(), card);
        }
        for (StoredCard card : cards) {
            if (folder.current(card.id().name()).filter(card.id().version()::equals).isPresent()) {
                current.put(card.id().name(), card);
            }
        }
    }

    List<Entry> entries() {
        return cards.stream().sorted(Comparator.comparing((StoredCard card) -> card.id().name())
                .thenComparing(card -> !isCurrent(card))).map(this::entry).toList();
    }

    private boolean isCurrent(StoredCard card) {
        return card.equals(current.get(card.id().name()));
    }

    private Entry entry(StoredCard card) {
        StoredCard.Traits traits = card.traits();
        return new Entry(new Stored(card, folder), traits.format(), traits.architecture(), traits.precision(),
                traits.parameters(), traits.window(), card.imported(), card.from(), Acceptance.shown(card.signer()),
                isCurrent(card));
    }

    /**
     * The version of {@code name} that came before the current one.
     *
     * @throws FailureException if there is none
     */
    ModelId before(String name) throws FailureException {
        StoredCard now = current.get(name);
        if (now == null) {
            throw unknown(name);
        }
        return cards.stream().filter(card -> card.id().name().equals(name) && card.sequence() < now.sequence())
                .findFirst().map(StoredCard::id).orElseThrow(() -> new FailureException(new Failure.Other(
                        "Cannot roll back " + name + '.', "There is no version of it before " + now.id().version()
                                + '.', "Import another version, or remove this one.")));
    }

    static FailureException unknown(String name) {
        return new FailureException(new Failure.Other("There is no model " + name + " that was imported.",
                "None has this name, or it came with the product.", "“rust-ai-ide models list” shows all."));
    }

    /** A model of the store. */
    private record Stored(StoredCard stored, StoreFolder folder) implements Model {
        @Override
        public ModelCard card() {
            return stored.card();
        }

        @Override
        public long bytes() {
            return stored.bytes();
        }

        @Override
        public long memory() {
            return stored.traits().memory();
        }

        @Override
        public String digest() {
            return stored.digest();
        }

        @Override
        public Files files() throws FailureException {
            try {
                for (StoredFile file : stored.files()) {
                    folder.blobs().named(file, folder.folder(stored.id()));
                }
            } catch (IOException disk) {
                throw folder.failure(disk);
            }
            var place = folder.folder(stored.id());
            return new Files(place.resolve(stored.weights()), place.resolve(stored.tokenizer()));
        }
    }
}
