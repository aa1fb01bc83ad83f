package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.rustaiide.system.cargo.integration.CrateVersion;

/** Which versions a manifest takes, as Cargo understands it: {@code 1.2}, {@code ~1.2}, {@code >=1, <3}. */
public record Requirement(List<Predicate<CrateVersion>> parts) {
    private static final Pattern PART = Pattern.compile(
            "\\s*(\\^|~|=|>=|<=|>|<)?\\s*(\\d{1,18})(\\.(?:\\d{1,18}|[*xX]))?(\\.(?:\\d{1,18}|[*xX]))?"
                    + "(-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?\\s*");

    /** What cannot be read takes nothing. */
    static Requirement of(String text) {
        List<Predicate<CrateVersion>> parts = new ArrayList<>();
        for (String part : text.split(",")) {
            parts.add(part(part));
        }
        return new Requirement(parts);
    }

    /** Whether all of {@code text} says which versions, so that Cargo reads it too. */
    public static boolean isReadable(String text) {
        return text.chars().noneMatch(Character::isISOControl) && Stream.of(text.split(",", -1))
                .allMatch(part -> part.strip().equals("*") || PART.matcher(part).matches());
    }

    private static Predicate<CrateVersion> part(String text) {
        if (text.isBlank() || text.strip().equals("*")) {
            return version -> true;
        }
        Matcher form = PART.matcher(text);
        if (!form.matches()) {
            return version -> false;
        }
        String sign = form.group(1) == null ? "" : form.group(1);
        int given = isNumber(form.group(3)) ? isNumber(form.group(4)) ? 3 : 2 : 1;
        boolean star = form.group(3) != null && given < 2 || form.group(4) != null && given < 3;
        String pre = form.group(5) == null ? "" : form.group(5);
        CrateVersion base = CrateVersion.of(form.group(2) + (given > 1 ? form.group(3) : ".0")
                + (given > 2 ? form.group(4) : ".0") + pre);
        return ranged(sign.isEmpty() && star ? "~" : sign, base, given);
    }

    private static boolean isNumber(String part) {
        return part != null && Character.isDigit(part.charAt(1));
    }

    private static Predicate<CrateVersion> ranged(String sign, CrateVersion base, int given) {
        return switch (sign) {
            case "=" -> given == 3 ? version -> version.compareTo(base) == 0 : from(base, after(base, given));
            case ">" -> given == 3 ? version -> version.compareTo(base) > 0
                    : version -> version.compareTo(after(base, given)) >= 0;
            case ">=" -> version -> version.compareTo(base) >= 0;
            case "<" -> version -> version.compareTo(base) < 0;
            case "<=" -> given == 3 ? version -> version.compareTo(base) <= 0
                    : version -> version.compareTo(after(base, given)) < 0;
            case "~" -> from(base, after(base, Math.min(given, 2)));
            default -> from(base, caret(base, given));
        };
    }

    /** The least version with the last of {@code given} numbers one higher. */
    private static CrateVersion after(CrateVersion base, int given) {
        return given == 1 ? new CrateVersion(base.major() + 1, 0, 0, "")
                : given == 2 ? new CrateVersion(base.major(), base.minor() + 1, 0, "")
                        : new CrateVersion(base.major(), base.minor(), base.patch() + 1, "");
    }

    private static CrateVersion caret(CrateVersion base, int given) {
        int first = base.major() > 0 || given == 1 ? 1 : base.minor() > 0 || given == 2 ? 2 : 3;
        return after(base, first);
    }

    private static Predicate<CrateVersion> from(CrateVersion least, CrateVersion end) {
        return version -> version.compareTo(least) >= 0 && version.compareTo(end) < 0;
    }

    /** Previews are taken only by those who name one. */
    boolean takes(CrateVersion version) {
        return parts.stream().allMatch(part -> part.test(version));
    }
}
