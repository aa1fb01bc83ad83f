package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** Fields and methods of what moves that are visible from a module, which has another path from the new place. */
final class InnerVisibility {
    private final Moving moving;

    InnerVisibility(Moving moving) {
        this.moving = moving;
    }

    void write() {
        for (RustNode node : moving.nodes()) {
            node.children().forEach(this::write);
        }
    }

    private void write(RustNode node) {
        if (node.is("block")) {
            return;
        }
        boolean own = node.is("visibility_modifier") && node.parent().orElseThrow() == moving.item().node();
        if (node.is("visibility_modifier") && !own) {
            String before = node.text();
            String after = after(before);
            if (!after.equals(before)) {
                moving.inner().replace(moving.from().file(), node.start(), node.end(), after);
            }
        }
        node.children().forEach(this::write);
    }

    /** As it reads in the new place: the same modules may see it, and more where that cannot be said. */
    private String after(String modifier) {
        if (Set.of("pub", "pub(crate)", "crate").contains(modifier.replace(" ", ""))) {
            return modifier;
        }
        Visibility visibility = Visibility.ofModifier(modifier, moving.from());
        String written = visibility.widened(moving.to()).in(moving.to()).strip();
        return written.isEmpty() ? "pub(self)" : written;
    }
}
