package dev.rustaiide.ai.nlp.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Where vectors of the model for English sentences that the product brings are moved so that questions are near the
 * code which answers them: by one matrix for questions and another for passages. They were learned by
 * {@code releng/train-search} from functions of free crates and what their authors wrote about them.
 *
 * @param question a row for each dimension of the model
 * @param passage as {@code question}
 */
record CodeSpace(float[][] question, float[][] passage) {
    /** The model that it is for. */
    static final String MODEL = "all-minilm-l6-v2";
    /** Changes with the matrices: vectors of two spaces cannot be compared. */
    static final String VERSION = "code-1";

    private static final String RESOURCE = "/code-space.bin";

    /** Rows and columns, then the rows of both matrices, as half-precision numbers. */
    static CodeSpace shipped() {
        try (InputStream in = Objects.requireNonNull(CodeSpace.class.getResourceAsStream(RESOURCE));
                var data = new DataInputStream(in)) {
            int rows = data.readInt();
            int columns = data.readInt();
            return new CodeSpace(matrix(data, rows, columns), matrix(data, rows, columns));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static float[][] matrix(DataInputStream data, int rows, int columns) throws IOException {
        byte[] bytes = data.readNBytes(rows * columns * Short.BYTES);
        float[][] matrix = new float[rows][columns];
        for (int i = 0; i < rows * columns; i++) {
            matrix[i / columns][i % columns] = Float.float16ToFloat(
                    (short) (bytes[2 * i] << 8 | bytes[2 * i + 1] & 0xff));
        }
        return matrix;
    }

    float[] question(float[] vector) {
        return moved(vector, question);
    }

    float[] passage(float[] vector) {
        return moved(vector, passage);
    }

    /** Of length 1 again. */
    private static float[] moved(float[] vector, float[][] by) {
        float[] moved = new float[by[0].length];
        for (int row = 0; row < by.length; row++) {
            float factor = vector[row];
            float[] weights = by[row];
            for (int i = 0; i < moved.length; i++) {
                moved[i] += factor * weights[i];
            }
        }
        double square = 0;
        for (float each : moved) {
            square += (double) each * each;
        }
        float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
        for (int i = 0; i < moved.length; i++) {
            moved[i] *= scale;
        }
        return moved;
    }
}
