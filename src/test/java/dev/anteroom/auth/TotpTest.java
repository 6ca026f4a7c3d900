package dev.anteroom.auth;

import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.anteroom.Newsroom;
import dev.anteroom.Rows;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Codes of an authenticator app, and what stands in for them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class TotpTest {

    private static final String TOTP = "/api/v1/account/totp";
    private static final Map<String, String> AGAIN = Map.of("password", Person.PASSWORD);

    private Person ana;
    private String secret;

    @BeforeEach
    void signIn() {
        TestClock.INSTANCE.set(Instant.parse("2026-05-01T12:00:10Z"));
        ana = Person.signedIn(Newsroom.open());
    }

    @AfterEach
    void letTimeRun() {
        TestClock.INSTANCE.run();
    }

    private Response enrol() {
        Response enrolled = ana.browser().body(AGAIN).post(TOTP);
        enrolled.then().statusCode(201);
        secret = enrolled.path("secret");
        return enrolled;
    }

    /** With codes in force; the recovery codes. */
    private List<String> confirmed() {
        enrol();
        List<String> codes = confirm(code()).path("recoveryCodes");
        nextStep();
        return codes;
    }

    private Response confirm(String code) {
        return ana.browser().body(Map.of("code", code)).put(TOTP);
    }

    private static void nextStep() {
        TestClock.INSTANCE.advance(Duration.ofSeconds(30));
    }

    /** What an app would show now. */
    private String code() {
        return code(Duration.ZERO);
    }

    private String code(Duration clockOff) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(secret), "RAW"),
                            TestClock.INSTANCE.instant().plus(clockOff));
        } catch (java.security.InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private String wrong() {
        return code().equals("000000") ? "000001" : "000000";
    }

    @Test
    void the_codes_are_those_of_rfc_6238() {
        byte[] key = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        Map<Long, String> appendixB = Map.of(
                59L,
                "287082",
                1111111109L,
                "081804",
                1111111111L,
                "050471",
                1234567890L,
                "005924",
                2000000000L,
                "279037",
                20000000000L,
                "353130");
        appendixB.forEach((time, code) ->
                assertThat(Totp.step(key, code, Instant.ofEpochSecond(time), 0)).hasValue(time / 30));
    }

    @Test
    void an_app_is_set_up_by_its_secret_or_a_picture() {
        Response enrolled = enrol();
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(enrolled.<String>path("uri"))
                .isEqualTo("otpauth://totp/Anteroom:" + ana.userName + "?secret=" + secret
                        + "&issuer=Anteroom&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void codes_are_asked_for_once_one_is_confirmed_and_not_before() {
        enrol();
        Person.signIn(ana.userName, Person.PASSWORD).then().statusCode(201);
        assertRefused(confirm(wrong()), ErrorCode.WRONG_CODE);
        Person.signIn(ana.userName, Person.PASSWORD).then().statusCode(201);

        assertThat(confirm(code()).<List<String>>path("recoveryCodes")).hasSize(10);
        nextStep();
        assertRefused(Person.signIn(ana.userName, Person.PASSWORD), ErrorCode.CODE_REQUIRED);
        assertRefused(ana.signInWith(" "), ErrorCode.CODE_REQUIRED);
        assertRefused(ana.signInWith(wrong()), ErrorCode.SIGN_IN_REFUSED);
        ana.signInWith(code()).then().statusCode(201);
        assertThat(ana.browser().get("/api/v1/account").<Boolean>path("codes")).isTrue();
    }

    @Test
    void a_right_code_does_not_make_up_for_a_wrong_password() {
        confirmed();
        Response answer = Newsroom.anybody()
                .body(Map.of("userName", ana.userName, "password", "not her password", "code", code()))
                .post(Person.SESSION);
        assertRefused(answer, ErrorCode.SIGN_IN_REFUSED);
        // Nor is it used up.
        ana.signInWith(code()).then().statusCode(201);
    }

    @Test
    void a_code_is_good_once() {
        enrol();
        String first = code();
        confirm(first).then().statusCode(200);
        assertRefused(ana.signInWith(first), ErrorCode.SIGN_IN_REFUSED);
        nextStep();
        String second = code();
        ana.signInWith(second).then().statusCode(201);
        assertRefused(ana.signInWith(second), ErrorCode.SIGN_IN_REFUSED);
        // Nor one from before it.
        assertRefused(ana.signInWith(first), ErrorCode.SIGN_IN_REFUSED);
    }

    @Test
    void a_telephones_clock_may_be_off_by_one_step() {
        confirmed();
        nextStep();
        nextStep();
        assertRefused(ana.signInWith(code(Duration.ofSeconds(-60))), ErrorCode.SIGN_IN_REFUSED);
        assertRefused(ana.signInWith(code(Duration.ofSeconds(60))), ErrorCode.SIGN_IN_REFUSED);
        ana.signInWith(code(Duration.ofSeconds(-30))).then().statusCode(201);
        ana.signInWith(code(Duration.ofSeconds(30))).then().statusCode(201);
    }

    @Test
    void a_recovery_code_stands_in_for_a_code_once() {
        List<String> recovery = confirmed();
        assertThat(new HashSet<>(recovery)).hasSize(10).allMatch(code -> code.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        ana.signInWith(recovery.get(0)).then().statusCode(201);
        assertRefused(ana.signInWith(recovery.get(0)), ErrorCode.SIGN_IN_REFUSED);
        // As people type them.
        ana.signInWith(recovery.get(1).toUpperCase().replace("-", " ")).then().statusCode(201);
        assertThat(ana.browser().get("/api/v1/account").<Integer>path("recoveryCodes"))
                .isEqualTo(8);
    }

    @Test
    void new_recovery_codes_end_those_before() {
        List<String> before = confirmed();
        Response renewed = ana.browser().body(AGAIN).post("/api/v1/account/recovery-codes");
        assertThat(renewed.statusCode()).isEqualTo(201);
        assertRefused(ana.signInWith(before.get(0)), ErrorCode.SIGN_IN_REFUSED);
        ana.signInWith(renewed.path("recoveryCodes[9]")).then().statusCode(201);
    }

    @Test
    void codes_are_removed_with_the_password() {
        List<String> recovery = confirmed();
        Map<String, String> wrong = Map.of("password", "not her password");
        assertRefused(ana.browser().body(wrong).post(TOTP + "/removal"), ErrorCode.WRONG_PASSWORD);
        ana.browser().body(AGAIN).post(TOTP + "/removal").then().statusCode(204);
        Person.signIn(ana.userName, Person.PASSWORD).then().statusCode(201);
        assertThat(ana.browser().get("/api/v1/account").asString()).contains("\"codes\":false", "\"recoveryCodes\":0");
        assertThat(recovery).hasSize(10);
    }

    @Test
    void a_reset_removes_codes_as_well() {
        confirmed();
        ana.accept(ana.invite(), Person.PASSWORD).then().statusCode(201);
        Person.signIn(ana.userName, Person.PASSWORD).then().statusCode(201);
    }

    @Test
    void what_does_not_fit_the_state_is_refused() {
        assertRefused(confirm("123456"), ErrorCode.CODES_NOT_SET_UP);
        assertRefused(ana.browser().body(AGAIN).post(TOTP + "/removal"), ErrorCode.CODES_NOT_SET_UP);
        assertRefused(ana.browser().body(AGAIN).post("/api/v1/account/recovery-codes"), ErrorCode.CODES_NOT_SET_UP);
        confirmed();
        assertRefused(ana.browser().body(AGAIN).post(TOTP), ErrorCode.CODES_IN_USE);
        assertRefused(confirm(code()), ErrorCode.CODES_IN_USE);
    }

    @Test
    void what_is_wrong_is_said() {
        Map<String, String> wrong = Map.of("password", "not her password");
        assertRefused(ana.browser().body(wrong).post(TOTP), ErrorCode.WRONG_PASSWORD);
        assertRefused(ana.browser().body(wrong).post("/api/v1/account/recovery-codes"), ErrorCode.WRONG_PASSWORD);
        assertRefused(ana.browser().body(Map.of()).post(TOTP), ErrorCode.INVALID_FIELD, "password");
        assertRefused(ana.browser().body(Map.of()).put(TOTP), ErrorCode.INVALID_FIELD, "code");
        assertRefused(ana.browser().body(Map.of("code", 287082)).put(TOTP), ErrorCode.INVALID_FIELD, "code");
        enrol();
        for (String code : List.of("", "12345", "1234567", "abcdef", "-00001", "x".repeat(10_000))) {
            assertRefused(confirm(code), ErrorCode.WRONG_CODE);
        }
    }

    @Test
    void who_has_no_account_has_no_codes() {
        Newsroom newsroom = Newsroom.open();
        assertRefused(newsroom.ana().body(AGAIN).post(TOTP), ErrorCode.ACCOUNT_NOT_FOUND);
        assertRefused(newsroom.ana().body(Map.of("code", "1")).put(TOTP), ErrorCode.ACCOUNT_NOT_FOUND);
        assertRefused(newsroom.ana().body(AGAIN).post(TOTP + "/removal"), ErrorCode.ACCOUNT_NOT_FOUND);
        assertRefused(newsroom.ana().body(AGAIN).post("/api/v1/account/recovery-codes"), ErrorCode.ACCOUNT_NOT_FOUND);
        assertRefused(newsroom.ana().get("/api/v1/account"), ErrorCode.ACCOUNT_NOT_FOUND);
    }

    @Test
    void recovery_codes_are_kept_as_hashes() {
        List<String> recovery = confirmed();
        assertThat(Rows.dump("recovery_code"))
                .doesNotContain(recovery.get(0), recovery.get(0).replace("-", ""));
    }
}
