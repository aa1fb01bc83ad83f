package dev.rustaiide.ai.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.ai.completion.CompletionLearning.Line;
import dev.rustaiide.ai.completion.Lessons;

/** How the results of a training's pieces are written and read. */
public final class Pieces {
    private Pieces() {}

    /** Writes lessons. */
    public static void write(Lessons lessons, DataOutputStream to) throws IOException {
        to.writeInt(lessons.width());
        to.writeInt(lessons.places());
        for (int place = 0; place < lessons.places(); place++) {
            int from = lessons.starts()[place];
            to.writeInt(lessons.starts()[place + 1] - from);
            to.writeInt(lessons.rights()[place] - from);
            to.writeBoolean(lessons.isName().get(place));
            to.writeUTF(lessons.names().get(lessons.owners()[place]));
        }
        for (float value : lessons.rows()) {
            to.writeFloat(value);
        }
    }

    /** Reads them again. */
    public static Lessons lessons(DataInputStream from) throws IOException {
        int width = from.readInt();
        int places = from.readInt();
        int[] starts = new int[places + 1];
        int[] rights = new int[places];
        int[] owners = new int[places];
        var isName = new BitSet();
        List<String> names = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            starts[place + 1] = starts[place] + from.readInt();
            rights[place] = starts[place] + from.readInt();
            isName.set(place, from.readBoolean());
            String name = from.readUTF();
            if (!names.contains(name)) {
                names.add(name);
            }
            owners[place] = names.indexOf(name);
        }
        float[] rows = new float[starts[places] * width];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from.readFloat();
        }
        return new Lessons(rows, width, starts, rights, isName, owners, names);
    }

    /** Writes answers. */
    public static void write(List<Answer> answers, DataOutputStream to) throws IOException {
        to.writeInt(answers.size());
        for (Answer each : answers) {
            to.writeUTF(each.file());
            to.writeInt(each.offset());
            to.writeUTF(each.construct());
            to.writeInt(each.letters());
            to.writeInt(each.saved());
            to.writeBoolean(each.isFirst());
            to.writeBoolean(each.isInFirstFive());
            to.writeDouble(each.sureness());
            to.writeBoolean(each.isSureRight());
            to.writeDouble(each.millis());
        }
    }

    /** Reads them again. */
    public static List<Answer> answers(DataInputStream from) throws IOException {
        List<Answer> all = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            all.add(new Answer(from.readUTF(), from.readInt(), from.readUTF(), from.readInt(), from.readInt(),
                    from.readBoolean(), from.readBoolean(), from.readDouble(), from.readBoolean(), from.readDouble()));
        }
        return all;
    }

    /** Writes lines. */
    public static void writeLines(List<Line> lines, DataOutputStream to) throws IOException {
        to.writeInt(lines.size());
        for (Line each : lines) {
            to.writeUTF(each.file());
            to.writeInt(each.offset());
            to.writeInt(each.letters());
            to.writeInt(each.keys());
            to.writeInt(each.tabs());
            to.writeInt(each.byGhost());
            to.writeInt(each.misled());
        }
    }

    /** Reads them again. */
    public static List<Line> lines(DataInputStream from) throws IOException {
        List<Line> all = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            all.add(new Line(from.readUTF(), from.readInt(), from.readInt(), from.readInt(), from.readInt(),
                    from.readInt(), from.readInt()));
        }
        return all;
    }
}
