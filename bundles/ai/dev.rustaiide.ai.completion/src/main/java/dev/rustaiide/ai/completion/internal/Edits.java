package dev.rustaiide.ai.completion.internal;

/** How far two texts are apart (Levenshtein 1966). */
final class Edits {
    private static final int LONGEST = 400;

    private Edits() {}

    /** How many characters one must insert, remove or replace; of long texts the beginning is looked at. */
    static int between(String one, String other) {
        String from = one.substring(0, Math.min(LONGEST, one.length()));
        String to = other.substring(0, Math.min(LONGEST, other.length()));
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = corner + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
