package dev.drydock.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of a test class that gets, before each test, what a parameter of its type would get: see {@link EmulatedDocker}. A
 * static one is set once, before all tests, and asks for {@link EngineScope#CLASS}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Drydock {}
