package dev.rustaiide.foundation.language;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * A function or a type among those that call it, that it calls, or that it descends from.
 *
 * @param location its name
 * @param origin for going on from here
 */
public record HierarchyNode(String name, SymbolKind kind, String detail, Location location, Range whole,
        Origin origin) {
    /** Which way a hierarchy goes. */
    public enum Direction { CALLERS, CALLEES, SUPERTYPES, SUBTYPES }

    /**
     * A step on the way.
     *
     * @param places where it happens: the calls, in the file of the caller; none for types
     */
    public record Link(HierarchyNode node, List<Range> places) {
        public Link {
            places = List.copyOf(places);
        }
    }

    /** Asks what is at a place, to begin there. */
    public record At(SourceText source, Position position, boolean isType)
            implements TextQuestion<List<HierarchyNode>> {
        @Override
        public List<HierarchyNode> nothing() {
            return List.of();
        }
    }

    /** Asks for the next ones. */
    public record Next(HierarchyNode node, Direction direction) implements Question<List<Link>> {
        @Override
        public Optional<LanguageSource> addressee() {
            return Optional.of(node.origin.source());
        }

        @Override
        public List<Link> nothing() {
            return List.of();
        }
    }
}
