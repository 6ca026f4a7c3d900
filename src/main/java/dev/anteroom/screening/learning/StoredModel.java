package dev.anteroom.screening.learning;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A model as bytes: four that name the format, the edition, then deflated and of a fixed length: calibration, constant,
 * traits, rarities and weights. Whatever the bytes are, reading them takes no more memory than a model.
 */
final class StoredModel {

    private static final int MAGIC = 0x414e4c4d;

    private StoredModel() {}

    static byte[] write(Weights weights, Calibration calibration) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 19);
            DataOutputStream head = new DataOutputStream(bytes);
            head.writeInt(MAGIC);
            head.writeInt(Features.EDITION);
            try (DataOutputStream body = new DataOutputStream(new DeflaterOutputStream(bytes))) {
                body.writeDouble(calibration.slope());
                body.writeDouble(calibration.shift());
                body.writeFloat(weights.constant);
                for (float trait : weights.traits) {
                    body.writeFloat(trait);
                }
                body.write(weights.rarity);
                body.writeFloat(weights.step);
                byte[] pieces = new byte[2 * Grams.SIZE];
                for (int i = 0; i < Grams.SIZE; i++) {
                    // High bytes apart from low ones: they are nearly all alike, and deflate well.
                    pieces[i] = (byte) (weights.pieces[i] >> 8);
                    pieces[Grams.SIZE + i] = (byte) weights.pieces[i];
                }
                body.write(pieces);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Model read(byte[] bytes) throws UnreadableModel {
        try (DataInputStream head = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (head.readInt() != MAGIC) {
                throw new UnreadableModel("Not a model");
            }
            if (head.readInt() != Features.EDITION) {
                throw new UnreadableModel("A model of another edition");
            }
            DataInputStream body = new DataInputStream(new InflaterInputStream(head));
            Calibration calibration = new Calibration(finite(body.readDouble()), finite(body.readDouble()));
            float constant = finite(body.readFloat());
            float[] traits = new float[Traits.COUNT];
            for (int i = 0; i < traits.length; i++) {
                traits[i] = finite(body.readFloat());
            }
            byte[] rarity = new byte[Grams.SIZE];
            body.readFully(rarity);
            float step = finite(body.readFloat());
            byte[] pieces = new byte[2 * Grams.SIZE];
            body.readFully(pieces);
            if (body.read() != -1) {
                throw new UnreadableModel("More than a model");
            }
            short[] weights = new short[Grams.SIZE];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (short) (pieces[i] << 8 | pieces[Grams.SIZE + i] & 0xff);
            }
            return new Model(new Weights(rarity, weights, step, traits, constant), calibration);
        } catch (UnreadableModel e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableModel("A damaged model");
        }
    }

    private static double finite(double value) throws UnreadableModel {
        if (!Double.isFinite(value) || Math.abs(value) > 1e9) {
            throw new UnreadableModel("A number that no model has");
        }
        return value;
    }

    private static float finite(float value) throws UnreadableModel {
        return (float) finite((double) value);
    }
}
