package dev.rustaiide.app.assistant.internal.view;

import java.util.List;

import dev.rustaiide.app.ui.components.CodeTint;

/** Colours of code that was shorter when they were found: what has been added since is plain until it is parsed. */
record GrowingTint(String parsed, List<Tinted> found) implements CodeTint {
    @Override
    public List<Tinted> tint(String language, String code) {
        int same = 0;
        int most = Math.min(parsed.length(), code.length());
        while (same < most && parsed.charAt(same) == code.charAt(same)) {
            same++;
        }
        int end = same;
        return found.stream().filter(each -> each.end() <= end).toList();
    }
}
