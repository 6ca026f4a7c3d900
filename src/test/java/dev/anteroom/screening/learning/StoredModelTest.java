package dev.anteroom.screening.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class StoredModelTest {

    private static final Model MODEL = Newsdesk.trained().model();

    private static void assertUnreadable(byte[] bytes) {
        assertThatThrownBy(() -> Model.read(bytes)).isInstanceOf(UnreadableModel.class);
    }

    @Test
    void a_model_that_was_stored_says_the_same() throws UnreadableModel {
        byte[] bytes = MODEL.bytes();
        assertThat(bytes).hasSizeLessThan(1 << 20);
        Model read = Model.read(bytes);
        Random random = new Random(11);
        for (String subject : new String[] {"turnips", "swallows", "bricks"}) {
            Features features = Newsdesk.features(Newsdesk.sentence(random, subject));
            assertThat(read.chance(features)).isCloseTo(MODEL.chance(features), within(1e-12));
        }
    }

    @Test
    void what_is_cut_off_or_longer_is_refused() throws IOException {
        byte[] bytes = MODEL.bytes();
        for (int length : new int[] {0, 3, 8, 20, bytes.length / 2, bytes.length - 10}) {
            assertUnreadable(Arrays.copyOf(bytes, length));
        }
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(bytes, 0, 8);
        try (DataOutputStream zeros = new DataOutputStream(new DeflaterOutputStream(bomb))) {
            zeros.write(new byte[50_000_000]);
        }
        assertUnreadable(bomb.toByteArray());
    }

    @Test
    void what_is_no_model_is_refused() {
        Random random = new Random(2);
        for (int i = 0; i < 100; i++) {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            assertUnreadable(noise);
        }
        byte[] changed = MODEL.bytes();
        changed[0]++;
        assertUnreadable(changed);
    }

    @Test
    void a_model_of_another_edition_is_refused() {
        byte[] bytes = MODEL.bytes();
        bytes[7]++;
        assertUnreadable(bytes);
    }

    @Test
    void numbers_that_no_model_has_are_refused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(MODEL.bytes(), 0, 8);
        try (DataOutputStream body = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            body.writeDouble(Double.NaN);
            body.write(new byte[3 * Grams.SIZE + 4 * Traits.COUNT + 16]);
        }
        assertUnreadable(bytes.toByteArray());
    }
}
