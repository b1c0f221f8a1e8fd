/// The version of tasks; other versions may show a list in another way.
package let version = "0.2.0"
